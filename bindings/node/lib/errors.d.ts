/** What the functions throw. */

import type { ErrorDetail, ErrorKind } from './nouns.js';

/** What the functions throw when the call could not be done. Nothing was written; the inputs are untouched. */
export class OvenbirdError extends Error {
  /** Makes an error of its JSON form; for tests and for errors that crossed a wire. */
  constructor(detail: ErrorDetail, options?: { cause?: unknown });
  /** Always `OvenbirdError`. */
  readonly name: 'OvenbirdError';
  /** The stable code, the same in every language, such as `png.truncated`. */
  readonly code: string;
  /** Whose fault it is. */
  readonly kind: ErrorKind;
  /** Where in the input, in bytes from its start. */
  readonly offset?: number;
  /** The PNG chunk type or XML element concerned. */
  readonly part?: string;
  /** Where in the document, as a JSON Pointer (RFC 6901). */
  readonly pointer?: string;
  /** For `buffer.too_small`: how many bytes the output needs. */
  readonly needed?: number;
  /** All of the above as data. */
  readonly detail: ErrorDetail;
  /** The same as `detail`, for `JSON.stringify`. */
  toJSON(): ErrorDetail;
}
