package dev.greenroom.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.scripting.xmltags.XMLLanguageDriver;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

/**
 * What bundles ask the engine's tables, mapped as the engine maps it, and what they write there. The engine's own questions
 * serve searches: they join and sort. What it writes it puts into words anew for every row, although the words are
 * always the same.
 */
final class BundleStatements {

    private static final String OWN = "dev.greenroom.engine.";
    private static final String JOBS = OWN + "jobsWithTheirNeighbours";
    private static final String TASKS = OWN + "tasksOfInstances";
    private static final String EXECUTIONS = OWN + "executionsOfInstances";
    private static final String VARIABLES = OWN + "variablesOfInstances";
    private static final String OF_BRANCHES = OWN + "executionsWithVariablesOfABranch";

    private static final String ENTITY = "org.camunda.bpm.engine.impl.persistence.entity.";
    private static final String LISTED =
            "<foreach collection=\"parameter\" item=\"id\" open=\"(\" separator=\",\" close=\")\">#{id}</foreach>";
    private static final String OF_INSTANCES = " where PROC_INST_ID_ in " + LISTED;
    /** Escalations have no tenants, and there are neither CMMN cases nor batches in an instance. */
    private static final String VARIABLE_COLUMNS =
            "ID_, REV_, TYPE_, NAME_, PROC_DEF_ID_, PROC_INST_ID_, EXECUTION_ID_,"
                    + " TASK_ID_, BYTEARRAY_ID_, DOUBLE_, TEXT_, TEXT2_, LONG_, SEQUENCE_COUNTER_, IS_CONCURRENT_LOCAL_";

    /** No word of these depends on the row. */
    private static final List<String> SAME_FOR_EVERY_ROW = List.of(
            "insertHistoricActivityInstanceEvent",
            "updateAcquirableJob",
            "updateExecution",
            "updateTask",
            "updateTimer",
            "insertTimer",
            "deleteTimer");

    private BundleStatements() {}

    /** To be called before the engine is built. */
    static void prepare(ProcessEngineConfigurationImpl configuration) {
        configuration
                .getDbEntityCacheKeyMapping()
                .registerEntityCacheKey(BundledExecution.class, ExecutionEntity.class);
    }

    /** Makes the statements known; once for each engine. */
    static void register(ProcessEngineConfigurationImpl configuration) {
        DbSqlSessionFactory sessions = configuration.getDbSqlSessionFactory();
        Configuration statements = configuration.getSqlSessionFactory().getConfiguration();
        if (statements.hasStatement(EXECUTIONS)) {
            return;
        }
        sessions.getUpdateStatements().put(BundledExecution.class, "updateExecution");
        sessions.getDeleteStatements().put(BundledExecution.class, "deleteExecution");
        select(
                statements,
                JOBS,
                "select * from ACT_RU_JOB where PROCESS_INSTANCE_ID_ in (select PROCESS_INSTANCE_ID_ from ACT_RU_JOB"
                        + " where ID_ in " + LISTED + ")",
                statements.getResultMap(ENTITY + "JobEntity.jobResultMap"));
        select(
                statements,
                TASKS,
                "select * from ACT_RU_TASK" + OF_INSTANCES,
                statements.getResultMap(ENTITY + "TaskEntity.taskResultMap"));
        ResultMap executions = statements.getResultMap(ENTITY + "ExecutionEntity.executionResultMap");
        select(
                statements,
                EXECUTIONS,
                "select * from ACT_RU_EXECUTION" + OF_INSTANCES,
                new ResultMap.Builder(statements, EXECUTIONS, BundledExecution.class, executions.getResultMappings())
                        .build());
        select(
                statements,
                VARIABLES,
                "select " + VARIABLE_COLUMNS + " from ACT_RU_VARIABLE" + OF_INSTANCES,
                statements.getResultMap(ENTITY + "VariableInstanceEntity.variableInstanceResultMap"));
        select(
                statements,
                OF_BRANCHES,
                "select distinct EXECUTION_ID_ from ACT_RU_VARIABLE" + OF_INSTANCES
                        + " and IS_CONCURRENT_LOCAL_ = true",
                new ResultMap.Builder(statements, OF_BRANCHES, String.class, List.of()).build());
        writes(sessions, statements);
    }

    private static void writes(DbSqlSessionFactory sessions, Configuration statements) {
        Map<String, String> known = new HashMap<>();
        if (sessions.getStatementMappings() != null) {
            known.putAll(sessions.getStatementMappings());
        }
        SAME_FOR_EVERY_ROW.forEach(each -> known.put(each, putOnce(statements, each)));
        sessions.setStatementMappings(known);
    }

    private static void select(Configuration statements, String id, String sql, ResultMap result) {
        SqlSource source =
                new XMLLanguageDriver().createSqlSource(statements, "<script>" + sql + "</script>", Map.class);
        statements.addMappedStatement(new MappedStatement.Builder(statements, id, source, SqlCommandType.SELECT)
                .resultMaps(List.of(result))
                .build());
    }

    private static String putOnce(Configuration statements, String id) {
        MappedStatement stock = statements.getMappedStatement(id);
        String own = OWN + id;
        statements.addMappedStatement(new MappedStatement.Builder(
                        statements, own, new PutOnce(statements, stock.getSqlSource()), stock.getSqlCommandType())
                .build());
        return own;
    }

    /** A statement in the words that its first row came to. */
    private static final class PutOnce implements SqlSource {

        private final Configuration statements;
        private final SqlSource stock;
        private volatile @Nullable BoundSql first;

        PutOnce(Configuration statements, SqlSource stock) {
            this.statements = statements;
            this.stock = stock;
        }

        @Override
        public BoundSql getBoundSql(Object row) {
            BoundSql known = first;
            if (known == null) {
                known = stock.getBoundSql(row);
                first = known;
            }
            return new BoundSql(statements, known.getSql(), known.getParameterMappings(), row);
        }
    }

    /** These jobs, and all other jobs of their instances. */
    static List<JobEntity> jobsWithTheirNeighbours(Collection<String> jobs, CommandContext context) {
        return select(JOBS, jobs, JobEntity.class, context);
    }

    /** Makes them known to the engine's cache. */
    static void tasksOf(Collection<String> instances, CommandContext context) {
        select(TASKS, instances, TaskEntity.class, context);
    }

    static List<ExecutionEntity> executionsOf(Collection<String> instances, CommandContext context) {
        return select(EXECUTIONS, instances, ExecutionEntity.class, context);
    }

    static List<VariableInstanceEntity> variablesOf(Collection<String> instances, CommandContext context) {
        return select(VARIABLES, instances, VariableInstanceEntity.class, context);
    }

    /** The executions with variables that only one branch of their instance sees. */
    static List<String> withVariablesOfABranch(Collection<String> instances, CommandContext context) {
        return select(OF_BRANCHES, instances, String.class, context);
    }

    private static <T> List<T> select(
            String statement, Collection<String> instances, Class<T> type, CommandContext context) {
        Object ids = new ArrayList<>(instances);
        List<?> found = context.getDbEntityManager().selectList(statement, ids);
        return found.stream().map(type::cast).toList();
    }
}
