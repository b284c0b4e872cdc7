/*
 * Says how a site's schema relates to the contract of its graph (DESIGN §2). Pure.
 * Before: `_service { sdl }` of the site. After: the gateway's contract watch, which refuses incompatible sites and
 * keeps from sites that are behind what they lack.
 */
import { shapeOf, type FieldShape, type InputShape, type SchemaShape, type TypeShape } from "./schema-shape";

/**
 * How a schema relates to the contract.
 *
 * SAME: nothing differs but descriptions. BEHIND: it lacks nullable output fields, optional arguments or input fields,
 * or enum values; it may have more besides. AHEAD: it has more than the contract and nothing less.
 * INCOMPATIBLE: it contradicts the contract; it is not asked.
 */
export type ContractRelation = "SAME" | "BEHIND" | "AHEAD" | "INCOMPATIBLE";

/** The outcome of a comparison. */
export interface ContractComparison {
  readonly state: ContractRelation;
  /** One sentence a difference, contradictions first. */
  readonly differences: readonly string[];
  /** Output fields that the site lacks, as `Type.field`: they are not asked of it. */
  readonly lackingFields: ReadonlySet<string>;
  /** Values by enum that the site may answer and the contract does not have. */
  readonly extraValues: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Compares a site's SDL with the contract of the same graph; a text that is no SDL is INCOMPATIBLE. */
export function compareContract(contractSdl: string, siteSdl: string): ContractComparison {
  let site: SchemaShape;
  try {
    site = shapeOf(siteSdl);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      state: "INCOMPATIBLE",
      differences: [`the site's SDL cannot be read: ${reason}`],
      lackingFields: new Set(),
      extraValues: new Map(),
    };
  }
  const found = new Differences();
  const contract = shapeOf(contractSdl);
  for (const [name, shape] of contract) compareType(found, name, shape, site.get(name));
  for (const name of site.keys()) if (!contract.has(name)) found.extra(`type ${name} is not in the contract`);
  return found.comparison();
}

class Differences {
  private readonly contradictions: string[] = [];
  private readonly lacks: string[] = [];
  private readonly extras: string[] = [];
  private readonly fields = new Set<string>();
  private readonly values = new Map<string, Set<string>>();

  contradiction(text: string): void {
    this.contradictions.push(text);
  }
  lack(text: string): void {
    this.lacks.push(text);
  }
  lackingField(coordinate: string): void {
    this.fields.add(coordinate);
    this.lacks.push(`field ${coordinate} is missing`);
  }
  extra(text: string): void {
    this.extras.push(text);
  }
  extraValue(type: string, value: string): void {
    this.values.set(type, (this.values.get(type) ?? new Set()).add(value));
    this.extra(`${type}.${value} is not in the contract`);
  }
  comparison(): ContractComparison {
    return {
      state: this.state(),
      differences: [...this.contradictions, ...this.lacks, ...this.extras],
      lackingFields: this.fields,
      extraValues: this.values,
    };
  }
  private state(): ContractRelation {
    if (this.contradictions.length > 0) return "INCOMPATIBLE";
    if (this.lacks.length > 0) return "BEHIND";
    return this.extras.length > 0 ? "AHEAD" : "SAME";
  }
}

function compareType(found: Differences, name: string, contract: TypeShape, site: TypeShape | undefined): void {
  if (site === undefined) return compareMissingType(found, name, contract);
  switch (contract.kind) {
    case "OBJECT":
      if (site.kind !== "OBJECT") return otherKind(found, name);
      compareKeys(found, name, contract.keys, site.keys);
      return compareFields(found, name, contract.fields, site.fields);
    case "INPUT":
      if (site.kind !== "INPUT") return otherKind(found, name);
      return compareInputs(found, name, contract.fields, site.fields);
    case "CHOICE":
      if (site.kind !== "CHOICE") return otherKind(found, name);
      for (const value of contract.values) if (!site.values.has(value)) found.lack(`${name}.${value} is missing`);
      for (const value of site.values) {
        if (!contract.values.has(value)) found.extraValue(name, value);
      }
      return;
    case "SCALAR":
      return site.kind === "SCALAR" ? undefined : otherKind(found, name);
    default:
      return contract satisfies never;
  }
}

/** A type that is missing whole: its fields are lacking too, so that whoever strips them finds each by name. */
function compareMissingType(found: Differences, name: string, contract: TypeShape): void {
  if (contract.kind === "OBJECT" && contract.keys.size > 0) {
    return found.contradiction(`type ${name} is missing, which other graphs refer to by its key`);
  }
  if (contract.kind !== "OBJECT") return found.lack(`type ${name} is missing`);
  for (const field of contract.fields.keys()) found.lackingField(`${name}.${field}`);
}

function otherKind(found: Differences, name: string): void {
  found.contradiction(`type ${name} is of another kind than in the contract`);
}

function compareKeys(found: Differences, name: string, contract: ReadonlySet<string>, site: ReadonlySet<string>): void {
  for (const key of contract) if (!site.has(key)) found.contradiction(`type ${name} lacks @key(${key})`);
}

function compareFields(
  found: Differences,
  name: string,
  contract: ReadonlyMap<string, FieldShape>,
  site: ReadonlyMap<string, FieldShape>,
): void {
  for (const [fieldName, field] of contract) {
    const coordinate = `${name}.${fieldName}`;
    const other = site.get(fieldName);
    if (other === undefined) {
      if (field.type.endsWith("!")) found.contradiction(`field ${coordinate}, which is never null, is missing`);
      else found.lackingField(coordinate);
      continue;
    }
    compareOutputType(found, coordinate, field.type, other.type);
    compareInputs(found, coordinate, field.args, other.args);
  }
  for (const fieldName of site.keys()) {
    if (!contract.has(fieldName)) found.extra(`field ${name}.${fieldName} is not in the contract`);
  }
}

function compareOutputType(found: Differences, coordinate: string, contract: string, site: string): void {
  if (contract === site) return;
  // What is never null where the contract allows null keeps every promise of the contract.
  if (isAtLeastAsStrict(site, contract)) found.extra(`${coordinate} is ${site}, the contract says ${contract}`);
  else found.contradiction(`${coordinate} is ${site}, the contract says ${contract}`);
}

function compareInputs(
  found: Differences,
  owner: string,
  contract: ReadonlyMap<string, InputShape>,
  site: ReadonlyMap<string, InputShape>,
): void {
  for (const [name, input] of contract) {
    const other = site.get(name);
    if (other !== undefined) compareInput(found, `${owner}(${name})`, input, other);
    else if (isRequired(input)) found.contradiction(`${owner}(${name}), which the contract requires, is missing`);
    else found.lack(`${owner}(${name}) is missing`);
  }
  for (const [name, input] of site) {
    if (contract.has(name)) continue;
    if (isRequired(input)) found.contradiction(`${owner}(${name}) is required and not in the contract`);
    else found.extra(`${owner}(${name}) is not in the contract`);
  }
}

function compareInput(found: Differences, coordinate: string, contract: InputShape, site: InputShape): void {
  if (contract.defaultValue !== site.defaultValue) {
    const [own, said] = [site.defaultValue ?? "nothing", contract.defaultValue ?? "nothing"];
    found.contradiction(`${coordinate} defaults to ${own}, the contract says ${said}`);
  }
  if (contract.type === site.type) return;
  if (isAtLeastAsStrict(contract.type, site.type)) {
    found.extra(`${coordinate} is ${site.type}, the contract says ${contract.type}`);
  } else {
    found.contradiction(`${coordinate} is ${site.type}, the contract says ${contract.type}`);
  }
}

function isRequired(input: InputShape): boolean {
  return input.type.endsWith("!") && input.defaultValue === null;
}

/** Whether every value of the first type is one of the second: the same type, with nulls forbidden here and there. */
function isAtLeastAsStrict(strict: string, loose: string): boolean {
  if (strict === loose) return true;
  if (strict.endsWith("!"))
    return isAtLeastAsStrict(strict.slice(0, -1), loose.endsWith("!") ? loose.slice(0, -1) : loose);
  if (loose.endsWith("!")) return false;
  const inner = (type: string): string | null => (type.startsWith("[") ? type.slice(1, -1) : null);
  const [innerStrict, innerLoose] = [inner(strict), inner(loose)];
  return innerStrict !== null && innerLoose !== null && isAtLeastAsStrict(innerStrict, innerLoose);
}
