/**
 * Sends everything of a person that waits in this browser, whichever page is open: answers of every country file, then
 * files of evidence. What cannot be sent stays and is tried at the next occasion.
 */
import { courierOf } from './courier.ts';
import { Sender } from './sender.ts';
import { unsentFiles } from './waiting.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Ends when the answers have gone as far as they can; of the files one hears from the courier. */
export async function dispatchAll(person: Person, changed: () => void): Promise<void> {
  for (const { fileId, waits } of await unsentFiles(person.id)) {
    if (!waits) continue;
    await sendAnswers(person, fileId);
    changed();
  }
  void courierOf(person.id).send();
}

async function sendAnswers({ id, name }: Person, fileId: string): Promise<void> {
  const sender = new Sender(
    { personId: id, personName: name, fileId },
    { line: () => undefined, going: () => undefined, outcome: () => undefined }
  );
  try {
    await sender.send();
  } finally {
    sender.stop();
  }
}
