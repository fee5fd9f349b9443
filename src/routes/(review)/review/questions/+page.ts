/** Lists, links and native forms: nothing on this page needs script. */
export const csr = false;
