/** What upgrading takes and gives. */

import type { BadgeText, Class, Limits, Problem, Version } from './nouns.js';

/** A version that a badge can be written in. */
export type NewVersion = '2.0' | '3.0';

/** Options of `upgrade`. */
export interface UpgradeOptions {
  /** The URL where the document is hosted, an absolute IRI. Taken where the document has no id of its own. */
  id?: string;
  /** The badge class, of 1.0 to 2.0. Taken where the document only links to it or has an incomplete copy. */
  badge?: BadgeText;
  /** The issuer's profile, of 1.0 to 2.0. Taken as `badge` is. */
  issuer?: BadgeText;
  /** The bounds of this call; each of the documents is held against them. */
  limits?: Limits;
}

/** A document in its new version. */
export interface Upgraded {
  /** The new document as compact JSON, unsigned. If nothing changed: the text as it was given. */
  document: string;
  /** The version it was; of an envelope of Badge Connect `2.1`. */
  from: Version;
  /** The version it is now. */
  to: NewVersion;
  /** What the new document describes. */
  class: Class;
  /** Whether anything changed: a document that has the version already is given back as it is. */
  changed: boolean;
  /** What had no place in the new version, each an `upgrade.lost`, in the order of the document. Of a JWS the pointers
   * lead into its payload. */
  lost: Problem[];
}
