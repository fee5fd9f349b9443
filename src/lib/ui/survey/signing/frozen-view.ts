/** The frozen copy in words, for the page on which it is read and signed. */
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { EvidenceItem } from '#lib/domain/country-file/evidence-item.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { Frozen } from '#lib/domain/country-file/file-state.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatDateTime } from '#lib/i18n/format.ts';
import { consentOf, readingCopy } from '../reading-copy.ts';

interface Opened {
  readonly file: FileFacts;
  readonly frozen: Frozen;
  readonly questionnaire: Questionnaire;
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  readonly evidence: readonly EvidenceItem[];
  readonly maySendBack: boolean;
}

export function frozenView(
  { file, frozen, questionnaire, answers, evidence, maySendBack }: Opened,
  language: Language
) {
  const { timeZone } = file.campaign;
  const copy = readingCopy(
    questionnaire,
    answers,
    language,
    Object.fromEntries(evidence.map((item) => [item.id, item]))
  );
  const { signer } = frozen;
  return {
    revision: frozen.revision,
    frozenBy: { name: frozen.by.name, date: `${formatDateTime(frozen.at, language, timeZone)} (${timeZone})` },
    signer: signer === null ? null : { name: signer.name, email: signer.email },
    version: `${questionnaire.instrument} ${questionnaire.version}`,
    copy,
    consent: consentOf(copy),
    maySign: file.maySubmit,
    name: maySendBack ? (signer?.name ?? '') : '',
    maySendBack,
    mayUnfreeze: file.me.role === 'focal_point'
  };
}
