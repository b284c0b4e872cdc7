/* Once a run, after the last test: ends what jest-global-setup.cjs started. */
module.exports = async () => {
  await globalThis.parkHubRunDatabases?.stop();
};
