import type { Language } from '#lib/domain/languages.ts';
import type { EvidenceView, ItemView } from './evidence-view.ts';

/** Whose page it is, and of which country file. */
export interface EvidencePlace {
  readonly personId: string;
  readonly fileId: string;
  /** The country file as its people call it. */
  readonly title: string;
}

/** What the panel needs of the fold around it. */
export interface PanelProps {
  readonly place: EvidencePlace;
  readonly question: string;
  /** What the question asks, in words. */
  readonly asked: string;
  readonly evidence: EvidenceView;
  readonly language: Language;
  readonly changed: (items: readonly ItemView[], cited: readonly string[]) => void;
}
