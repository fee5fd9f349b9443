/** A document to read and print: nothing on it needs script. */
export const csr = false;
