package dev.greenroom.engine;

import dev.greenroom.engine.models.ModelCheck;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;

/** Sets the engine up as Greenroom needs it; runs after the starter's own plugins. */
class GreenroomEngine extends AbstractProcessEnginePlugin implements Ordered {

    static final int MAX_RESULTS = 1000;
    private static final String FEEL = "feel";
    private static final String RETRIES = "PT10S,PT1M,PT10M";

    private final EngineSettings settings;
    private final FactsHandler facts;
    private final SafeExpressions expressions;
    private final DeploymentWall wall;
    private final MovingTimers timers;

    GreenroomEngine(
            EngineSettings settings,
            FactsHandler facts,
            SafeExpressions expressions,
            DeploymentWall wall,
            MovingTimers timers) {
        this.settings = settings;
        this.facts = facts;
        this.expressions = expressions;
        this.wall = wall;
        this.timers = timers;
    }

    static GreenroomEngine of(
            EngineSettings settings,
            ModelRegistry registry,
            VariableValues values,
            ApplicationEventPublisher publisher) {
        ExpressionWall wall = new ExpressionWall(registry);
        return new GreenroomEngine(
                settings,
                new FactsHandler(new FactTranslation(values), new RunawayGuard(settings), publisher),
                new SafeExpressions(new ModelNames(registry, values), wall),
                new DeploymentWall(new ModelCheck(registry)),
                new MovingTimers(registry::moves));
    }

    @Override
    public int getOrder() {
        return Ordering.DEFAULT_ORDER + 100;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        history(configuration);
        hardening(configuration);
        walls(configuration);
        configuration.setFailedJobRetryTimeCycle(RETRIES);
        configuration.setTaskMetricsEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setDbMetricsReporterActivate(false);
        configuration.setCustomJobHandlers(List.of(timers));
        configuration.setCustomSessionFactories(BundleSessions.factories());
        BundleStatements.prepare(configuration);
        configuration.setJobExecutorPreferTimerJobs(true);
        configuration.setJobExecutorAcquireByDueDate(true);
        configuration.setEnsureJobDueDateNotNull(true);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        EngineIndexes indexes =
                new EngineIndexes(engine.getProcessEngineConfiguration().getDataSource());
        indexes.complete();
        if (engine.getProcessEngineConfiguration() instanceof ProcessEngineConfigurationImpl configuration) {
            // An engine that takes its tables away when it ends must find there what it made.
            if (!ProcessEngineConfiguration.DB_SCHEMA_UPDATE_CREATE_DROP.equals(
                    configuration.getDatabaseSchemaUpdate())) {
                indexes.spare();
            }
            BundleStatements.register(configuration);
        }
    }

    private void history(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomHistoryLevels(List.of(new FactsLevel()));
        configuration.setHistory(FactsLevel.NAME);
        configuration.setEnableDefaultDbHistoryEventHandler(false);
        List<HistoryEventHandler> handlers = configuration.getCustomHistoryEventHandlers();
        if (settings.storedHistory() == EngineSettings.StoredHistory.STANDARD) {
            handlers.add(new StandardHistory());
        }
        handlers.add(facts);
        configuration.getCustomPostCommandInterceptorsTxRequired().add(facts.ending());
        configuration.getCustomPostCommandInterceptorsTxRequiresNew().add(facts.ending());
        configuration.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
        configuration.setHistoryCleanupStrategy("endTimeBased");
        configuration.setEnforceHistoryTimeToLive(true);
    }

    private void walls(ProcessEngineConfigurationImpl configuration) {
        configuration.setExpressionManager(expressions);
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setBusinessCalendarManager(new BoundedCycles());
        configuration.getCustomPreDeployers().add(wall);
        for (List<CommandInterceptor> first : List.of(
                configuration.getCustomPreCommandInterceptorsTxRequired(),
                configuration.getCustomPreCommandInterceptorsTxRequiresNew())) {
            first.add(new RefusedCommands());
            first.add(new DeadlockRetry());
        }
        for (List<CommandInterceptor> last : List.of(
                configuration.getCustomPostCommandInterceptorsTxRequired(),
                configuration.getCustomPostCommandInterceptorsTxRequiresNew())) {
            last.add(new OwnDoor.Interceptor());
            last.add(new KeptLocks());
        }
        configuration.setDmnEngineConfiguration(decisions());
    }

    private static DefaultDmnEngineConfiguration decisions() {
        DefaultDmnEngineConfiguration decisions =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        decisions.setDefaultInputExpressionExpressionLanguage(FEEL);
        decisions.setDefaultInputEntryExpressionLanguage(FEEL);
        decisions.setDefaultOutputEntryExpressionLanguage(FEEL);
        decisions.setDefaultLiteralExpressionLanguage(FEEL);
        return decisions;
    }

    private static void hardening(ProcessEngineConfigurationImpl configuration) {
        configuration.setAuthorizationEnabled(true);
        configuration.setAuthorizationEnabledForCustomCode(false);
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
        configuration.setDefaultSerializationFormat("application/json");
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setQueryMaxResultsLimit(MAX_RESULTS);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setCmmnEnabled(false);
    }
}
