/** A service whose answers may take a while, because another thread gives them. */
export type Eventually<Service> = {
  readonly [Method in keyof Service]: Service[Method] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Awaited<Answer> | Promise<Awaited<Answer>>
    : never;
};
