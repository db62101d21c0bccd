/** The comparison that all languages share: the expectation is a subset of what is there. */

/**
 * The first place at which `actual` is not what `expected` asks for, or null if there is none.
 *
 * Of an object every member of the expectation must be there and match, others do not matter; null matches null and an
 * absent member; arrays have equal length and match one by one; all else is equal.
 */
export function difference(actual, expected, path = '') {
  if (expected === null) {
    return actual === null || actual === undefined ? null : mismatch(path, actual, expected);
  }
  if (Array.isArray(expected)) {
    return Array.isArray(actual) && actual.length === expected.length
      ? first(expected.keys(), actual, expected, path)
      : mismatch(path, actual, expected);
  }
  if (typeof expected === 'object') {
    return typeof actual === 'object' && actual !== null && !Array.isArray(actual)
      ? first(Object.keys(expected), actual, expected, path)
      : mismatch(path, actual, expected);
  }
  return actual === expected ? null : mismatch(path, actual, expected);
}

function first(keys, actual, expected, path) {
  for (const key of keys) {
    const found = difference(Object.hasOwn(actual, key) ? actual[key] : undefined, expected[key], `${path}/${key}`);
    if (found) return found;
  }
  return null;
}

function mismatch(path, actual, expected) {
  return `at "${path}": expected ${short(expected)}, got ${short(actual)}`;
}

function short(value) {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
