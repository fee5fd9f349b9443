/** The working in full precision, for those who want to compute it again: the submission it is of, and the whole recipe. */
import { workingOf } from '../working-of.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { campaign, submission, working } = await workingOf(locals, params);
  const body = { campaign: campaign.id, submission, working };
  return new Response(JSON.stringify(body, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="working-${submission.receipt.toLowerCase()}.json"`,
      'cache-control': 'private, no-store'
    }
  });
};
