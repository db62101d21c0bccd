'use strict';

/** The two errors this package throws: OvenbirdError, and TypeError for arguments of the wrong type. */

/** The members of an error's JSON form that become properties, when they are there. */
const OPTIONAL = ['offset', 'part', 'pointer', 'needed'];

class OvenbirdError extends Error {
  constructor(detail, options) {
    super(detail.message, options);
    this.code = detail.code;
    this.kind = detail.kind;
    for (const member of OPTIONAL) {
      if (detail[member] !== undefined) {
        this[member] = detail[member];
      }
    }
    // Repeats the above: kept out of what `console.log` shows.
    Object.defineProperty(this, 'detail', { value: detail, configurable: true, writable: true });
  }

  toJSON() {
    return this.detail;
  }
}

// On the prototype, as with the errors of the language, so that it is no property of each error.
Object.defineProperty(OvenbirdError.prototype, 'name', {
  value: 'OvenbirdError',
  configurable: true,
  writable: true,
});

/** An error of the core's kind `caller`, for what JavaScript sees before the core does. */
function argumentInvalid(message) {
  return new OvenbirdError({ code: 'argument.invalid', kind: 'caller', message });
}

/** What an `Error` of the addon stands for: its message is the JSON form of the core's error. */
function translate(error) {
  try {
    return new OvenbirdError(JSON.parse(error.message));
  } catch {
    // Not the core's but napi's own, such as memory that could not be had.
    const message = 'a defect in ovenbird was caught; please report it with the input';
    return new OvenbirdError({ code: 'internal', kind: 'internal', message }, { cause: error });
  }
}

/** A TypeError like those of Node's own functions. */
function wrongType(name, expected, value) {
  const error = new TypeError(`The "${name}" argument must be ${expected}. Received ${received(value)}`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

/** What kind of thing a value is, in words. Never quotes it: it may be a secret, or long. */
function received(value) {
  if (value === null || value === undefined) {
    return String(value);
  }
  if (typeof value === 'object') {
    const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
    return `an instance of ${tag}`;
  }
  return `type ${typeof value}`;
}

module.exports = { OvenbirdError, argumentInvalid, translate, wrongType };
