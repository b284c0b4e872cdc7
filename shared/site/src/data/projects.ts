/*
 * The statements of the project list.
 */
import { streamById, updateWithVersion } from "@park-hub/database";
import type { ProjectStage } from "@park-hub/contracts";
import { Brackets, type EntityManager, type SelectQueryBuilder } from "typeorm";
import type { Project } from "../model/project";
import { ProjectRow } from "./entities/project-row";
import { insertRows, loadRows, lockRow, pageOf, type PageRequest } from "./rows";

/** Which projects to list. */
export interface ProjectSelection {
  /** Only these stages; null: all. */
  readonly stages: readonly ProjectStage[] | null;
  /** Drafts too: all of them, those of one organisation, or none (null). */
  readonly drafts: "ALL" | { readonly organizationId: string } | null;
}

/** The projects with those ids, in no particular order. */
export function loadProjects(em: EntityManager, ids: readonly string[]): Promise<Project[]> {
  return loadRows(em, ProjectRow, ids);
}

/** A project, or null. */
export function findProject(em: EntityManager, id: string): Promise<Project | null> {
  return em.findOneBy(ProjectRow, { id });
}

/** A project that nobody else changes until the transaction ends, or null. */
export function lockProject(em: EntityManager, id: string): Promise<Project | null> {
  return lockRow(em, ProjectRow, id);
}

/** Adds a project. */
export function insertProject(em: EntityManager, project: Project): Promise<void> {
  return insertRows(em, ProjectRow, [project]);
}

/** Writes changes to a project of that version; false: it has another one. */
export function writeProject(
  em: EntityManager,
  id: string,
  version: number,
  changes: Partial<Omit<Project, "id" | "version">>,
): Promise<boolean> {
  return updateWithVersion(em, ProjectRow, id, version, changes);
}

/** A page of projects, newest first, with one too many if more follow. */
export function listProjects(em: EntityManager, selection: ProjectSelection, page: PageRequest): Promise<Project[]> {
  return pageOf(selected(em, selection), "project", page).getMany();
}

/** How many projects there are in all. */
export function countProjects(em: EntityManager, selection: ProjectSelection): Promise<number> {
  return selected(em, selection).getCount();
}

/** Every project, in the order of ids, a page at a time. */
export function streamProjects(em: EntityManager): AsyncIterable<Project> {
  return streamById(em, ProjectRow);
}

function selected(em: EntityManager, { stages, drafts }: ProjectSelection): SelectQueryBuilder<ProjectRow> {
  const query = em.createQueryBuilder(ProjectRow, "project").where("1 = 1");
  if (stages !== null) query.andWhere("project.stage IN (:...stages)", { stages: [...stages] });
  if (drafts === null) query.andWhere("project.publishedAt IS NOT NULL");
  else if (drafts !== "ALL") query.andWhere(publishedOrOf(drafts.organizationId));
  return query;
}

function publishedOrOf(organizationId: string): Brackets {
  return new Brackets((where) => {
    where
      .where("project.publishedAt IS NOT NULL")
      .orWhere("project.organizationId = :organizationId", { organizationId });
  });
}
