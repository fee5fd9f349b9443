/**
 * The files that wait in this browser, as a page shows them: those of one question, or all of a person. Each says where it
 * stands, whichever tab sends it; what has ended stays in sight until it is closed.
 */
import { evidence_unreadable } from '#lib/i18n/generated/messages.js';
import { courierOf, type Courier, type FileNews } from '#lib/ui/unsent/courier.ts';
import { downloadFile } from '#lib/ui/unsent/download.ts';
import { addFile, waitingFiles, type FilePlace, type Refused, type WaitingFile } from '#lib/ui/unsent/files.ts';
import type { SendProgress } from '#lib/ui/unsent/send-file.ts';
import type { ItemCited } from './change-evidence.ts';
import { refusalAtOnce } from './refusal-at-once.ts';

export class Upload {
  readonly name: string;
  readonly size: number;
  /** null until it is in the queue, and of what never came into it. */
  id: string | null = $state(null);
  fileId = $state('');
  asked = $state('');
  phase: SendProgress['phase'] | 'preparing' | 'queued' | 'added' | 'refused' | 'late' | 'cancelled' =
    $state('preparing');
  received = $state(0);
  /** Why it was refused, in words. */
  message = $state('');
  mayResume = $state(false);
  /** False: only in the memory of this page. */
  kept = $state(true);

  constructor({ name, size }: { readonly name: string; readonly size: number }) {
    this.name = name;
    this.size = size;
  }

  get hasEnded(): boolean {
    return this.phase === 'added' || this.phase === 'cancelled';
  }
  get isUnderWay(): boolean {
    return !this.hasEnded && this.phase !== 'refused' && this.phase !== 'late';
  }

  /** As it stands in the queue. */
  take(file: WaitingFile): void {
    const fresh = this.id === null;
    [this.id, this.fileId, this.asked, this.kept] = [file.id, file.fileId, file.asked, file.kept];
    if (file.refused !== null) this.refuse(file.refused);
    else if (fresh || this.phase === 'refused' || this.phase === 'late') this.phase = 'queued';
    this.received = file.received;
  }

  refuse({ words, late, mayResume }: Refused): void {
    [this.phase, this.message, this.mayResume] = [late ? 'late' : 'refused', words, mayResume];
  }
}

interface Whose {
  readonly personId: string;
  /** Left out: every country file. */
  readonly fileId?: string;
  /** Left out: every question. */
  readonly question?: string;
}

export class Uploads {
  all: readonly Upload[] = $state.raw([]);
  readonly #whose: Whose;
  readonly #arrived: (reply: ItemCited) => void;

  constructor(whose: Whose, arrived: (reply: ItemCited) => void) {
    this.#whose = whose;
    this.#arrived = arrived;
  }

  /** Called once in the browser; gives back how to stop. */
  start(): () => void {
    const stop = this.#courier.listen((news) => this.#hear(news));
    void this.#look();
    void this.#courier.send();
    return stop;
  }

  /** `largest`: of one file, in bytes. */
  async add(place: FilePlace, files: readonly File[], largest: number): Promise<void> {
    const fresh = files.map((file) => ({ file, upload: new Upload(file) }));
    this.all = [...this.all, ...fresh.map(({ upload }) => upload)];
    for (const { file, upload } of fresh) {
      const words = refusalAtOnce(file, largest);
      if (words === null) await this.#keep(place, file, upload);
      else upload.refuse({ words, late: false, mayResume: false });
    }
  }

  resume(upload: Upload): void {
    if (upload.id !== null) this.#courier.tryNow(upload.id);
  }

  /** What has come is thrown away here and on the server. */
  async cancel(upload: Upload): Promise<void> {
    upload.phase = 'cancelled';
    if (upload.id !== null) await this.#courier.remove(upload.id);
  }

  /** Takes the line away, and with it what is refused. */
  async close(upload: Upload): Promise<void> {
    this.all = this.all.filter((one) => one !== upload);
    if (!upload.hasEnded && upload.id !== null) await this.#courier.remove(upload.id);
  }

  async save({ id, name }: Upload): Promise<void> {
    if (id !== null) await downloadFile({ id, name });
  }

  get #courier(): Courier {
    return courierOf(this.#whose.personId);
  }

  async #keep(place: FilePlace, file: File, upload: Upload): Promise<void> {
    try {
      const waiting = await addFile(place, { name: file.name, blob: file });
      const cancelled = upload.phase === 'cancelled';
      // Chosen before, or found in the queue already.
      if (this.all.some(({ id }) => id === waiting.id)) this.all = this.all.filter((one) => one !== upload);
      else upload.take(waiting);
      if (cancelled) await this.cancel(upload);
      else this.#courier.added();
    } catch {
      upload.refuse({ words: evidence_unreadable(), late: false, mayResume: false });
    }
  }

  async #look(): Promise<void> {
    const { personId, fileId, question } = this.#whose;
    const files = (await waitingFiles(personId, fileId)).filter(
      (file) => question === undefined || file.question === question
    );
    for (const file of files) {
      const known = this.all.find(({ id }) => id === file.id);
      const upload = known ?? new Upload(file);
      if (known === undefined) this.all = [...this.all, upload];
      if (!upload.hasEnded) upload.take(file);
    }
    this.all = this.all.filter(
      (upload) => upload.id === null || upload.hasEnded || files.some(({ id }) => id === upload.id)
    );
  }

  #hear(news: FileNews): void {
    if (news.kind === 'queue') void this.#look();
    else if (news.kind === 'way') {
      const upload = this.all.find(({ id }) => id === news.id);
      if (upload === undefined || upload.hasEnded) return;
      ({ phase: upload.phase, received: upload.received } = news.progress);
    } else {
      const upload = this.all.find(({ id }) => id === news.file.id);
      if (upload !== undefined) upload.phase = 'added';
      const { fileId, question } = this.#whose;
      if (news.file.fileId === fileId && news.file.question === question) this.#arrived(news.reply);
    }
  }
}
