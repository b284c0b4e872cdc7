/*
 * The yardstick of `npm run bench -- live`: a plain graphql-yoga server that fans events out over SSE.
 * `node yoga-sse.mjs <port>`; the mutation `publish(count)` sends that many events, one a turn.
 */
import { createServer } from "node:http";
import { createPubSub, createSchema, createYoga } from "graphql-yoga";

const pubSub = createPubSub();
const schema = createSchema({
  typeDefs: /* GraphQL */ `
    type Query {
      ready: Boolean!
    }
    type Mutation {
      publish(count: Int!): Boolean!
    }
    type Snapshot {
      title: String!
    }
    type DemandEvent {
      cursor: String!
      kind: String!
      at: String!
      demandId: ID
      snapshot: Snapshot
    }
    type Subscription {
      demandPosted: DemandEvent
    }
  `,
  resolvers: {
    Query: { ready: () => true },
    Mutation: {
      publish: async (_, { count }) => {
        for (let number = 0; number < count; number++) {
          const at = new Date().toISOString();
          const cursor = Buffer.from(`log:${number}`).toString("base64url");
          const demandId = `baihe:01J${String(number).padStart(23, "0")}`;
          pubSub.publish("demand", {
            demandPosted: { cursor, kind: "DEMAND", at, demandId, snapshot: { title: `第${number}号需求` } },
          });
          await new Promise((resolve) => setImmediate(resolve));
        }
        return true;
      },
    },
    Subscription: {
      demandPosted: {
        // Yoga sends nothing before the first event: this one says that the subscriber is there, as ours does.
        subscribe: async function* () {
          const events = pubSub.subscribe("demand");
          yield { demandPosted: { cursor: "log:0", kind: "SUBSCRIPTION_READY", at: new Date().toISOString() } };
          yield* events;
        },
      },
    },
  },
});

const yoga = createYoga({ schema, logging: false, graphiql: false, maskedErrors: false });
createServer(yoga).listen(Number(process.argv[2]), "127.0.0.1", () => process.send?.("listening"));
