'use strict';

/** The addon, and how it is called. */

const { translate } = require('./errors.cjs');
const native = require('./native.cjs').load();

/** Calls the addon; its errors become OvenbirdError. */
function call(operation, ...args) {
  try {
    return operation(...args);
  } catch (error) {
    throw translate(error);
  }
}

/** Waits for work of the addon; its errors become OvenbirdError. */
async function wait(operation, ...args) {
  try {
    return await operation(...args);
  } catch (error) {
    throw translate(error);
  }
}

/** Holds a value of the addon on its way into a constructor. Not exported by the package, so no caller has one. */
class Made {
  constructor(value) {
    this.value = value;
  }
}

module.exports = { Made, call, native, wait };
