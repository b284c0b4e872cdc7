/* A hub of several processes starts in each end-to-end file. Jest knows a timeout a project only through this call. */
jest.setTimeout(300_000);
