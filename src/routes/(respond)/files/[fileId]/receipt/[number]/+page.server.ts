/** The receipt of a submission, with what was signed; before IITE has decided the country may withdraw it. */
import { redirect } from '@sveltejs/kit';
import { isProblem } from '#lib/domain/problem.ts';
import { formatDateTime } from '#lib/i18n/format.ts';
import { fieldsOf } from '#lib/server/form-fields.ts';
import { refuse, show } from '#lib/server/respond.ts';
import { readReceipt } from '#lib/server/usecases/read-receipt.ts';
import { withdrawSubmission } from '#lib/server/usecases/withdraw-submission.ts';
import { fileView } from '#lib/ui/survey/file-view.ts';
import { readingCopy } from '#lib/ui/survey/reading-copy.ts';
import { receiptOutcome } from '#lib/ui/survey/receipt-outcome.ts';
import type { Actions, PageServerLoad } from './$types';

const numberOf = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : 0);

export const load: PageServerLoad = async ({ params, locals: { app, actor, language } }) => {
  const number = numberOf(params.number);
  const { file, receipt, submission, signedText, questionnaire } = show(
    await readReceipt(app, actor, { fileId: params.fileId, number })
  );
  const { timeZone } = file.campaign;
  return {
    file: fileView(file, language),
    number,
    receipt: receipt.receipt,
    sha256: receipt.sha256,
    signer: receipt.signer,
    signedAt: `${formatDateTime(receipt.at, language, timeZone)} (${timeZone})`,
    outcome: receiptOutcome(receipt, language, timeZone),
    version: `${submission.content.version.instrument} ${submission.content.version.version}`,
    copy: readingCopy(questionnaire, submission.content.answers, language, submission.content.evidence),
    signedText,
    mayWithdraw: file.me.role === 'focal_point' && file.status === 'submitted' && receipt.outcome === 'submitted',
    seesFile: file.me.role !== 'signer',
    changeId: crypto.randomUUID()
  };
};

export const actions: Actions = {
  withdraw: async ({ params, locals, request }) => {
    const { reason, changeId } = fieldsOf(await request.formData(), ['reason', 'changeId']);
    const input = { fileId: params.fileId, changeId, number: numberOf(params.number), reason };
    const withdrawn = await withdrawSubmission(locals.app, locals.actor, input);
    if (isProblem(withdrawn)) return refuse(withdrawn, { act: 'withdraw', reason });
    redirect(303, `/files/${params.fileId}/receipt/${params.number}`);
  }
};
