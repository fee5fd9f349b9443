/** A document to read, print and cite: nothing on it needs script. */
export const csr = false;
