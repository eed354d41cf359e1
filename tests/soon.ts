/**
 * Milliseconds within which any machine, however busy, is done with what takes it no time worth speaking of: what tests
 * allow for work whose length must not grow with the square of something, and for whatever ends without waiting. What
 * they do not wait for takes longer.
 */
export const soon = 30_000;
