/** What validating takes and gives. */

import type { Limits, Problem, Version } from './nouns.js';

/** The Verifiable Credentials data model of an Open Badges 3.0 document. */
export type VcVersion = '1.1' | '2.0';

/** Against what a document is held: the specification of its version, its recommendations too, what Mozilla's validator
 * asked of 0.5 and 1.0; 3.0: what known wallets and verifiers will refuse, beside the specification. */
export type Profile = 'standard' | 'strict' | 'legacy' | 'wallet';

/** Options of `validate` and `validateExtension`; of the latter `profile` and `limits` count. */
export interface ValidateOptions {
  /** Default `standard`. */
  profile?: Profile;
  /** Take the document as one of this version. Default: as its `@context` and members tell. */
  version?: Version;
  /** Take it as this class of the tables, such as `IdentityObject`, with `version`; it may then be a part alone. */
  class?: string;
  /** 3.0 with `class`: take it as a credential of this data model. */
  vc_version?: VcVersion;
  /** The moment at which dates are judged: a Date or RFC 3339 text. Default: none, and no badge is expired. */
  at?: string | Date;
  /** As in `UnbakeOptions`. */
  accept_damaged?: boolean;
  /** The bounds of this call. */
  limits?: Limits;
}

/** The numbers of a report. */
export interface ReportSummary {
  /** Whether there is no error. Warnings do not count. */
  ok: boolean;
  /** How many rules were looked at. */
  rules: number;
  /** How many errors were found. */
  errors: number;
  /** How many warnings. */
  warnings: number;
  /** How many infos. */
  infos: number;
}

/** Every fault of a document at once. */
export interface Report extends ReportSummary {
  /** The version whose rules were applied; `mozilla-0.5` or `mozilla-1.0` in the profile `legacy`, `extension` of
   * the class of a published extension. */
  version: string;
  /** The class whose rules were applied, by its name in the tables. */
  class: string;
  /** 3.0: the data model of the credential. */
  vc_version?: VcVersion;
  /** The profile asked for. */
  profile: Profile;
  /** Whether there were more problems than the limit `problems` let keep. */
  truncated: boolean;
  /** The problems, in the order of the document. */
  problems: Problem[];
}

/** One row of the table of rules. */
export interface RuleEntry {
  /** `version/Class/member/aspect` or `version/Class/check`, as `rule` of a problem has it. */
  id: string;
  /** What the rule asks for. */
  says: string;
  /** The clause of the specification. */
  clause: string;
}
