/**
 * A mail server of a test's own on loopback: takes what it is sent, or refuses every recipient. Speaks just enough SMTP;
 * a message is decoded here by hand (RFC 2045, 2047), not by the library that made it.
 */
import { createServer, type Server, type Socket } from 'node:net';

interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
export interface MailServer {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  stop(): Promise<void>;
}

/** @param refusal the line with which every recipient is refused, e.g. '550 5.1.1 No such mailbox' */
export async function startMailServer(refusal: string | null = null, port = 0): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, refusal, (mail) => received.push(mail));
  });
  await listening(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      })
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
}

function converse(socket: Socket, refusal: string | null, take: (mail: ReceivedMail) => void): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let pending = '';
  let from = '';
  let to = '';
  let message: string[] | null = null;
  const hear = (line: string): void => {
    if (message !== null) {
      if (line !== '.') {
        message.push(line.startsWith('..') ? line.slice(1) : line);
        return;
      }
      take({ from, to, ...decoded(message) });
      message = null;
      say('250 Taken');
      return;
    }
    const verb = line.slice(0, 4).toUpperCase();
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (verb === 'EHLO') say('250 mail.test');
    else if (verb === 'MAIL') {
      from = address;
      say('250 Sender taken');
    } else if (verb === 'RCPT') {
      to = address;
      say(refusal ?? '250 Recipient taken');
    } else if (verb === 'DATA') {
      message = [];
      say('354 End with a dot');
    } else if (verb === 'QUIT') socket.end('221 Bye\r\n');
    else say('250 Nothing to do');
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (piece: Buffer) => {
    pending += piece.toString('latin1');
    const lines = pending.split('\r\n');
    pending = lines.pop() ?? '';
    lines.forEach(hear);
  });
  say('220 mail.test');
}

function decoded(lines: readonly string[]): Pick<ReceivedMail, 'headers' | 'body'> {
  const end = lines.indexOf('');
  const unfolded = lines
    .slice(0, end)
    .join('\n')
    .replaceAll(/\n[ \t]+/g, ' ');
  const headers = Object.fromEntries(
    unfolded.split('\n').map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), words(line.slice(at + 1).trim())];
    })
  );
  const text = lines.slice(end + 1).join('\n');
  const encoding = headers['content-transfer-encoding'];
  const bytes =
    encoding === 'base64'
      ? Buffer.from(text, 'base64')
      : encoding === 'quoted-printable'
        ? quoted(text)
        : Buffer.from(text, 'latin1');
  return { headers, body: bytes.toString('utf8').replaceAll('\r\n', '\n').trimEnd() };
}

/** =?UTF-8?B?…?= and =?UTF-8?Q?…?=; the blank between two of them belongs to neither. */
function words(value: string): string {
  const pieces: Buffer[] = [];
  const joined = value.replaceAll(/\?=\s+=\?/g, '?==?');
  let from = 0;
  for (const match of joined.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)) {
    const [all, kind = '', text = ''] = match;
    pieces.push(Buffer.from(joined.slice(from, match.index), 'latin1'));
    pieces.push(kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quoted(text.replaceAll('_', ' ')));
    from = match.index + all.length;
  }
  pieces.push(Buffer.from(joined.slice(from), 'latin1'));
  return Buffer.concat(pieces).toString('utf8');
}

function quoted(text: string): Buffer {
  const plain = text
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(plain, 'latin1');
}
