/** A role's name in the reader's language, or in the one given. */
import type { Role } from '#lib/domain/access.ts';
import type { Language } from '#lib/domain/languages.ts';
import {
  terms_role_administrator,
  terms_role_analyst,
  terms_role_contributor,
  terms_role_drafter,
  terms_role_focal_point
} from './generated/messages.js';

const names = {
  administrator: terms_role_administrator,
  analyst: terms_role_analyst,
  drafter: terms_role_drafter,
  focal_point: terms_role_focal_point,
  contributor: terms_role_contributor
} as const;

export function roleName(role: Role, language?: Language): string {
  return names[role]({}, language === undefined ? {} : { locale: language });
}
