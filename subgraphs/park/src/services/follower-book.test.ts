import { FollowerBook } from "./follower-book";

describe("FollowerBook", () => {
  /** Whether settled() resolves before the next turn of the event loop. */
  async function isSettled(book: FollowerBook): Promise<boolean> {
    const later = new Promise<false>((resolve) => setImmediate(() => resolve(false)));
    return Promise.race([book.settled().then(() => true), later]);
  }

  it("waits for nobody when nobody asks any more", async () => {
    const book = new FollowerBook(60_000);
    book.beginWait("gateway", 1)(null);
    book.published(2);
    expect(await isSettled(book)).toBe(true);
  });

  it("waits until a follower asks for what comes after the version", async () => {
    const book = new FollowerBook(60_000);
    book.beginWait("gateway", 1);
    book.published(2);
    expect(await isSettled(book)).toBe(false);
    book.beginWait("gateway", 2);
    expect(await isSettled(book)).toBe(true);
  });

  it("asks a follower that was given an older version for the newest one", async () => {
    const book = new FollowerBook(60_000);
    const endWait = book.beginWait("gateway", 1);
    endWait(2);
    book.published(3);
    book.beginWait("gateway", 2);
    expect(await isSettled(book)).toBe(false);
    book.beginWait("gateway", 3);
    expect(await isSettled(book)).toBe(true);
  });

  it("gives up on a follower that never comes back, once for all changes", async () => {
    const book = new FollowerBook();
    book.beginWait("gateway", 1)(2);
    book.beginWait("match", 1);
    book.published(2);
    await book.settled();
    expect(await isSettled(book)).toBe(true);
  });
});
