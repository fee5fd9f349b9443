/** What number a field takes, in words. */
import {
  respond_integer_between,
  respond_number_any,
  respond_number_between,
  respond_number_from
} from '#lib/i18n/generated/messages.js';

export function numberHint(limits: { min: number | null; max: number | null; integer: boolean }): string {
  const { min, max, integer } = limits;
  if (min !== null && max !== null) {
    return integer ? respond_integer_between({ min, max }) : respond_number_between({ min, max });
  }
  return min === null ? respond_number_any() : respond_number_from({ min });
}
