/*
 * Counts the places of a project that the transaction has locked (lockProject). The one way a place is taken or given back.
 * Every change of the count raises the project's version, and is guarded by it: two can never take one place.
 */
import { HubError } from "@park-hub/errors";
import type { EntityManager } from "typeorm";
import { writeProject } from "../data/projects";
import { placesLeftOf, type Project } from "../model/project";
import { settledStage } from "../model/project-stage";

/** Takes a place; the project as it is then. @throws {HubError} INTERNAL when none is left. */
export function takePlace(em: EntityManager, project: Project, now: Date): Promise<Project> {
  if (placesLeftOf(project) <= 0) throw new HubError("INTERNAL", `project ${project.id} has no place left to take`);
  return countPlaces(em, project, project.placesTaken + 1, now);
}

/** Gives a place back; the project as it is then. */
export function givePlaceBack(em: EntityManager, project: Project, now: Date): Promise<Project> {
  return countPlaces(em, project, Math.max(0, project.placesTaken - 1), now);
}

async function countPlaces(
  em: EntityManager,
  project: Project,
  placesTaken: number,
  updatedAt: Date,
): Promise<Project> {
  const stage = settledStage(project.stage, project.capacity - placesTaken);
  const changes = { placesTaken, stage, updatedAt };
  if (!(await writeProject(em, project.id, project.version, changes))) {
    throw new HubError("STORAGE", `project ${project.id} changed under its lock`);
  }
  return { ...project, ...changes, version: project.version + 1 };
}
