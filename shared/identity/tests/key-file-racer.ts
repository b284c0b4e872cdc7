/* One of several processes that ask for the same signing key file; prints the public part of what it got. */
import { loadOrCreateSigningKey } from "../src/signing-key-file";

const [file = ""] = process.argv.slice(2);
void loadOrCreateSigningKey(file).then((key) => process.stdout.write(key.x));
