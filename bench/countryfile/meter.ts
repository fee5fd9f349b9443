/** What the server's process takes and how long its replies took by its own clock. Reads /proc, so it needs Linux. */
import { readFileSync } from 'node:fs';
import type { ServerProcess } from '../../test/support/server-process.ts';

/** Of /proc/<pid>/stat; the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

export interface Usage {
  /** Resident memory now, and the most there has been, in MB. */
  readonly rss: number;
  readonly peak: number;
  /** Seconds of processor time so far. */
  readonly cpu: number;
}

export function usageOf(pid: number): Usage {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const times = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    rss: megabytes('VmRSS'),
    peak: megabytes('VmHWM'),
    cpu: (Number(times[11]) + Number(times[12])) / ticksPerSecond
  };
}

/** The load of the machine over the last minute, as the system says it. */
export function load(): string {
  return readFileSync('/proc/loadavg', 'utf8').split(' ')[0] ?? '?';
}

const routes = {
  save: '/(respond)/files/[fileId]/answers',
  live: '/(respond)/files/[fileId]/live',
  view: '/(respond)/files/[fileId]/sections/[section]'
} as const;
export type Way = keyof typeof routes;

/** Milliseconds of each reply from when the server began with it, by the log that the server writes (LOG_LEVEL=info). */
export class ServerTimes {
  readonly #server: ServerProcess;
  #read = 0;

  constructor(server: ServerProcess) {
    this.#server = server;
  }

  /** What has been logged since it was last asked. */
  sinceLast(): Readonly<Record<Way, readonly number[]>> {
    const text = this.#server.output().slice(this.#read);
    this.#read += text.length;
    const times: Record<Way, number[]> = { save: [], live: [], view: [] };
    for (const line of text.split('\n')) {
      if (!line.startsWith('{') || !line.endsWith('}')) continue;
      const entry = JSON.parse(line) as { readonly route?: string; readonly ms?: number };
      for (const [way, route] of Object.entries(routes))
        if (entry.route === route && entry.ms !== undefined) times[way as Way].push(entry.ms);
    }
    return times;
  }
}
