/** What `import` sees: the same functions by name and as the default. */

export * from './index.js';

import * as ovenbird from './index.js';
export default ovenbird;
