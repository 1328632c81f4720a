import { Module, type DynamicModule, type FactoryProvider, type ModuleMetadata } from '@nestjs/common';
import { PublishedComments } from '../comments/published-comments.read-model.js';
import { DemoController } from './demo.controller.js';
import { DemoService } from './demo.service.js';
import { HomeController } from './home.controller.js';
import { readProblemPages } from './problem-pages.js';
import { PROBLEM_PAGES, ProblemsController } from './problems.controller.js';
import { ProveAddressController } from './prove-address.controller.js';
import { Submissions } from './submissions.js';

/** How the pages' forms reach intake: what to import, and how to make the Submissions of it. */
export type SubmissionsBinding = Pick<ModuleMetadata, 'imports'> &
  Pick<FactoryProvider<Submissions>, 'inject' | 'useFactory'>;

/** Pages for people: the demo, the problems, the bare address. The entry file says where forms go. */
@Module({})
export class PagesModule {
  static postingTo({ imports, ...making }: SubmissionsBinding): DynamicModule {
    return {
      module: PagesModule,
      imports,
      controllers: [HomeController, DemoController, ProblemsController, ProveAddressController],
      providers: [
        DemoService,
        PublishedComments,
        { provide: Submissions, ...making },
        { provide: PROBLEM_PAGES, useFactory: () => readProblemPages() },
      ],
    };
  }
}
