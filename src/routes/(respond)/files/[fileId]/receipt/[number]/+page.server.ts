/** The receipt of a submission, with what was signed. */
import { formatDateTime } from '#lib/i18n/format.ts';
import { show } from '#lib/server/respond.ts';
import { readReceipt } from '#lib/server/usecases/read-receipt.ts';
import { fileView } from '#lib/ui/survey/file-view.ts';
import { readingCopy } from '#lib/ui/survey/reading-copy.ts';
import { receiptOutcome } from '#lib/ui/survey/receipt-outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, actor, language } }) => {
  const number = /^\d{1,6}$/.test(params.number) ? Number(params.number) : 0;
  const { file, receipt, submission, signedText, questionnaire } = show(
    await readReceipt(app, actor, { fileId: params.fileId, number })
  );
  const { timeZone } = file.campaign;
  return {
    file: fileView(file, language),
    receipt: receipt.receipt,
    sha256: receipt.sha256,
    signer: receipt.signer,
    signedAt: `${formatDateTime(receipt.at, language, timeZone)} (${timeZone})`,
    outcome: receiptOutcome(receipt, language, timeZone),
    version: `${submission.content.version.instrument} ${submission.content.version.version}`,
    copy: readingCopy(questionnaire, submission.content.answers, language),
    signedText
  };
};
