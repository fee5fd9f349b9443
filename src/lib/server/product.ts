/** The program's own version, as package.json has it. */
import product from '../../../package.json' with { type: 'json' };

export const productVersion = product.version;
