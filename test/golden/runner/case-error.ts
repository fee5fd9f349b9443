/** Why a case cannot be run or holds something unknown: it becomes the case's FAIL line, never a crash of the run. */
export class CaseError extends Error {}
