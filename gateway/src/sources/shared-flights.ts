/*
 * Lets operations of different clients wait for one request where they would send equal ones: single flight.
 * Sound where the key holds all that an answer may depend on, and nobody joins a request that was sent before a change
 * which passed this gateway. Leaves alone: what the key is (graph-client.ts), reading the answer: each rider reads the
 * bytes for itself, so that nothing which one of them writes into is another's.
 */
import { StopSwitch, type StopSignal } from "../operation";

interface Flight {
  readonly landed: Promise<unknown>;
  readonly stopSwitch: StopSwitch;
  riders: number;
}

/** The requests under way that may be joined. */
export class SharedFlights {
  private readonly flights = new Map<string, Flight>();

  /** A mutation is sent or was answered: whoever asks from now on must see it, so what is under way takes nobody on. */
  noteChange(): void {
    this.flights.clear();
  }

  /**
   * The outcome of the request under this key, sent by `send` when none is under way.
   *
   * The request goes on while anybody waits for it: `send` gets a signal that stops when the last one has gone.
   * Rejects when `signal` stops, and as `send` does.
   */
  join<T>(key: string, signal: StopSignal, send: (signal: StopSignal) => Promise<T>): Promise<T> {
    const flight = this.flights.get(key) ?? this.begin(key, send);
    flight.riders += 1;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        flight.riders -= 1;
        if (flight.riders === 0) flight.stopSwitch.stop(new Error("nobody waits for the answer"));
        reject(signal.reason instanceof Error ? signal.reason : new Error("the request was stopped"));
      };
      if (signal.aborted) return leave();
      signal.addEventListener("abort", leave, { once: true });
      const end = (): void => signal.removeEventListener("abort", leave);
      flight.landed.then(
        (outcome) => {
          end();
          // One key is one kind of request.
          resolve(outcome as T);
        },
        (error: unknown) => {
          end();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  private begin<T>(key: string, send: (signal: StopSignal) => Promise<T>): Flight {
    const stopSwitch = new StopSwitch();
    const flight: Flight = { landed: send(stopSwitch), stopSwitch, riders: 0 };
    this.flights.set(key, flight);
    const leave = (): void => {
      if (this.flights.get(key) === flight) this.flights.delete(key);
    };
    flight.landed.then(leave, leave);
    // When the last rider leaves, nobody may join any more either.
    stopSwitch.addEventListener("abort", leave);
    return flight;
  }
}
