'use strict';

/** A splice: ranges of the input to keep and bytes to insert, and how they become one image. */

/**
 * The pieces of a plan as views: pairs of numbers, either start and end of a range of the input, or -1 and how many
 * of the inserted bytes come next.
 */
function toPieces(input, plan, inserted) {
  const pieces = [];
  let taken = 0;
  for (let i = 0; i < plan.length; i += 2) {
    const [start, end] = [plan[i], plan[i + 1]];
    if (start < 0) {
      pieces.push(inserted.subarray(taken, taken + end));
      taken += end;
    } else {
      pieces.push(input.subarray(start, end));
    }
  }
  return pieces;
}

/** The pieces one after the other, in a new Buffer. */
function join(pieces, length) {
  // Not from Node's pool, so that the memory belongs to this buffer alone and can be transferred.
  const image = Buffer.allocUnsafeSlow(length);
  let at = 0;
  for (const piece of pieces) {
    image.set(piece, at);
    at += piece.length;
  }
  return image;
}

module.exports = { join, toPieces };
