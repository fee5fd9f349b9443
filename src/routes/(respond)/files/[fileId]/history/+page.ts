/** Lists and links: nothing on this page needs script. */
export const csr = false;
