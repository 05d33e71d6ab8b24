package dev.greenroom.readmodel;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/** A group whose members may do everything in the engine, for tests that act under a name. */
final class Testers {

    static final String GROUP = "readmodel-testers";

    private Testers() {}

    static void mayDoEverything(AuthorizationService authorizations) {
        if (authorizations.createAuthorizationQuery().groupIdIn(GROUP).count() > 0) {
            return;
        }
        for (Resource resource :
                new Resource[] {Resources.TASK, Resources.PROCESS_INSTANCE, Resources.PROCESS_DEFINITION}) {
            Authorization all = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            all.setGroupId(GROUP);
            all.setResource(resource);
            all.setResourceId(Authorization.ANY);
            all.addPermission(Permissions.ALL);
            authorizations.saveAuthorization(all);
        }
    }
}
