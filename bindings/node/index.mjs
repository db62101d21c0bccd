/** The same functions for `import`, by name and as the default. */

import ovenbird from './index.cjs';

export const {
  Key,
  OvenbirdError,
  StatusList,
  abiVersion,
  attachSignature,
  bake,
  bakeInto,
  bakeSync,
  errorCodes,
  explain,
  hashIdentity,
  inspect,
  issue,
  issueAndBake,
  issueAndBakeSync,
  issueSync,
  matchRecipient,
  parse,
  payload,
  rules,
  sign,
  signSync,
  signingInput,
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
  verifySignature,
  version,
} = ovenbird;

export default ovenbird;
