import type { WorkspaceStudies } from '../workspace-studies';
import type { Command } from './command';

/** For files that changed where no event tells (some network drives), and for a reading that was stopped. */
export class ReadStudyAgainCommand implements Command {
  readonly id = 'verbatim.readStudyAgain';

  constructor(private readonly studies: WorkspaceStudies) {}

  async execute(): Promise<void> {
    for (const session of this.studies.all) {
      session.readAgain();
    }
    this.studies.searchSoon();
    await Promise.all(this.studies.all.map((session) => session.settled()));
  }
}
