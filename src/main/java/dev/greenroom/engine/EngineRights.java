package dev.greenroom.engine;

import dev.greenroom.security.Role;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What each role may do inside the engine, for callers of its own API. Tasks need no row here: the engine grants them to
 * their candidate groups. Which routes a role may call at all is decided before ({@code security/engine-rest.csv}).
 */
@Component
class EngineRights implements SmartInitializingSingleton {

    private record Right(Role role, Resource resource, List<Permission> permissions) {}

    private static final List<Permission> READ_ALL = List.of(
            ProcessDefinitionPermissions.READ,
            ProcessDefinitionPermissions.READ_INSTANCE,
            ProcessDefinitionPermissions.READ_TASK,
            ProcessDefinitionPermissions.READ_HISTORY);
    private static final List<Permission> REPAIR = List.of(
            ProcessDefinitionPermissions.READ,
            ProcessDefinitionPermissions.READ_INSTANCE,
            ProcessDefinitionPermissions.READ_TASK,
            ProcessDefinitionPermissions.READ_HISTORY,
            ProcessDefinitionPermissions.RETRY_JOB,
            ProcessDefinitionPermissions.UPDATE_INSTANCE);
    private static final List<Permission> READ = List.of(Permissions.READ);

    private static final List<Right> RIGHTS = List.of(
            new Right(Role.SUPERVISOR, Resources.PROCESS_DEFINITION, READ_ALL),
            new Right(Role.SUPERVISOR, Resources.DECISION_DEFINITION, READ),
            new Right(Role.OPERATOR, Resources.PROCESS_DEFINITION, REPAIR),
            new Right(Role.OPERATOR, Resources.DECISION_DEFINITION, READ),
            new Right(Role.OPERATOR, Resources.DEPLOYMENT, READ),
            new Right(Role.ADMINISTRATOR, Resources.PROCESS_DEFINITION, REPAIR),
            new Right(Role.ADMINISTRATOR, Resources.DECISION_DEFINITION, READ),
            new Right(Role.ADMINISTRATOR, Resources.DEPLOYMENT, READ),
            new Right(
                    Role.PROCESS_OWNER,
                    Resources.PROCESS_DEFINITION,
                    List.of(ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.CREATE_INSTANCE)),
            new Right(Role.PROCESS_OWNER, Resources.PROCESS_INSTANCE, List.of(Permissions.CREATE)),
            new Right(Role.PROCESS_OWNER, Resources.DECISION_DEFINITION, READ),
            new Right(Role.PROCESS_OWNER, Resources.DEPLOYMENT, List.of(Permissions.READ, Permissions.CREATE)),
            new Right(
                    Role.WORKER,
                    Resources.PROCESS_DEFINITION,
                    List.of(ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.UPDATE_INSTANCE)));

    private final AuthorizationService authorizations;

    EngineRights(@Lazy AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public void afterSingletonsInstantiated() {
        RIGHTS.forEach(this::grant);
    }

    private void grant(Right right) {
        Authorization known = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(right.role().key())
                .resourceType(right.resource())
                .resourceId(Authorization.ANY)
                .singleResult();
        Authorization wanted =
                known == null ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : known;
        wanted.setGroupId(right.role().key());
        wanted.setResource(right.resource());
        wanted.setResourceId(Authorization.ANY);
        wanted.setPermissions(right.permissions().toArray(Permission[]::new));
        authorizations.saveAuthorization(wanted);
    }
}
