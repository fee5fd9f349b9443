/** Tables to read, sort and print: links and one GET form, no script. */
export const csr = false;
