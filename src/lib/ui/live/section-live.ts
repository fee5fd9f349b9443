/** What a section page does when it is idle: follow the file, remember where one writes, run checks, look after files. */
import { version } from '$app/environment';
import type { Language } from '#lib/domain/languages.ts';
import type { Autosave } from '#lib/ui/survey/autosave.svelte.ts';
import type { EvidenceBoard } from '#lib/ui/survey/evidence/watch-files.ts';
import { follow, type Following } from './follow.ts';
import { whenIdle } from './idle.ts';
import { reloadWhenQuiet } from './program-update.ts';
import { rememberPlace } from './remember-place.ts';

export function beginLive(
  autosave: Autosave,
  place: Following & { readonly language: Language },
  evidence: EvidenceBoard
): () => void {
  let calledOff: (() => void) | null = null;
  const stop = follow(
    place,
    (news) => {
      autosave.hear(news);
      if (news.build === version || calledOff !== null) return;
      autosave.outdated = true;
      calledOff = reloadWhenQuiet();
    },
    (line) => autosave.lineLost(line)
  );
  const forget = rememberPlace();
  let unwatch: (() => void) | null = null;
  // The small one first. Each by itself: one that could not be fetched is asked for again without the others.
  const parts = [
    whenIdle(async () => {
      const { watchFiles } = await import('#lib/ui/survey/evidence/watch-files.ts');
      if (!ended) unwatch = watchFiles(place, evidence);
    }, 0),
    whenIdle(() => useRules(autosave, place), 0)
  ];
  let ended = false;
  return () => {
    ended = true;
    stop();
    for (const callOff of parts) callOff();
    forget();
    unwatch?.();
    calledOff?.();
  };
}

/** Brings the expression engine along, 250 kB; until it is there the server's word on conditions and remarks holds. */
async function useRules(autosave: Autosave, { fileId, personId }: Following): Promise<void> {
  const { loadRules } = await import('./rules.ts');
  const rules = await loadRules(fileId, personId);
  if (rules !== null) autosave.useRules(rules);
}
