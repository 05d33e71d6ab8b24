package dev.greenroom.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads rows about cases into their views. */
final class CaseRows {

    /** What {@link #view} reads of {@code case_view c}. */
    static final String COLUMNS = "c.*, (select r.risk_at from case_risk r where r.reference = c.reference) as risk_at";

    private CaseRows() {}

    static CaseView view(ResultSet row, int n) throws SQLException {
        return new CaseView(
                row.getString("reference"),
                row.getString("current_instance_id"),
                row.getString("process"),
                row.getString("definition_id"),
                row.getString("state").equals("open") ? CaseView.State.OPEN : CaseView.State.CLOSED,
                row.getString("outcome"),
                row.getString("phase"),
                row.getString("external_key"),
                customer(row),
                row.getString("channel"),
                row.getInt("priority"),
                row.getBigDecimal("amount"),
                Sql.instant(row, "opened_at"),
                Sql.instantOrNull(row, "closed_at"),
                Sql.serviceLevel(row),
                Sql.instantOrNull(row, "risk_at"),
                row.getLong("version"));
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getString("customer_id"),
                row.getString("customer_name"),
                row.getString("customer_email"),
                row.getString("customer_phone"),
                row.getString("customer_postcode"),
                row.getString("customer_tier"),
                row.getString("customer_language"));
    }

    static StepView step(ResultSet row, int n) throws SQLException {
        return new StepView(
                row.getString("activity_instance_id"),
                row.getString("instance_id"),
                row.getString("definition_id"),
                row.getString("element"),
                row.getString("type"),
                Sql.instant(row, "entered_at"),
                Sql.instantOrNull(row, "left_at"),
                row.getBoolean("cancelled"));
    }
}
