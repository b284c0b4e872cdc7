import { WriterLock } from "./writer-lock";

describe("WriterLock", () => {
  it("serves whoever asks first, one at a time", async () => {
    const lock = new WriterLock();
    const order: string[] = [];
    const take = async (name: string): Promise<void> => {
      const release = await lock.acquire(1_000);
      order.push(`${name} in`);
      await Promise.resolve();
      order.push(`${name} out`);
      release();
    };
    await Promise.all(["a", "b", "c"].map(take));
    expect(order).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
  });

  it("lets those behind go on when somebody gave up waiting", async () => {
    const lock = new WriterLock();
    const release = await lock.acquire(1_000);
    await expect(lock.acquire(1)).rejects.toMatchObject({ code: "TIMEOUT", retryable: true });
    const third = lock.acquire(1_000);
    release();
    (await third)();
  });
});
