/** Nothing here needs script: links and one GET form. So none is sent, nor the data a second time. */
export const csr = false;
