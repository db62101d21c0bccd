/** The same functions for `import`, by name and as the default. */

import ovenbird from './index.cjs';

export const {
  OvenbirdError,
  abiVersion,
  bake,
  bakeInto,
  bakeSync,
  errorCodes,
  explain,
  hashIdentity,
  inspect,
  matchRecipient,
  parse,
  payload,
  rules,
  sniff,
  splice,
  strip,
  unbake,
  unbakeOne,
  unbakeOneSync,
  unbakeSync,
  upgrade,
  validate,
  validateExtension,
  version,
} = ovenbird;

export default ovenbird;
