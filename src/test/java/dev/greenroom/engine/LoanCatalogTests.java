package dev.greenroom.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.engine.catalog.Field;
import dev.greenroom.engine.catalog.Form;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.ProcessModel.Phase;
import dev.greenroom.engine.catalog.ProcessModel.Step;
import dev.greenroom.engine.catalog.Text;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GreenroomTest
class LoanCatalogTests {

    private final ProcessModel loan;

    LoanCatalogTests(@Autowired ProcessCatalog catalog) {
        this.loan = catalog.latest("loan-application").orElseThrow();
    }

    @Test
    void readsTheProcess() {
        assertThat(loan.name()).isEqualTo(new Text("Loan application", "Kreditantrag"));
        assertThat(loan.referencePrefix()).isEqualTo("LN");
        assertThat(loan.phases().stream().map(Phase::id))
                .containsExactly("received", "checking", "offer", "documents", "payment", "done");
        assertThat(loan.listFields()).containsExactly("amount", "purpose");
        assertThat(loan.messages()).containsOnlyKeys("documents-received", "offer-answered", "withdrawn");
        assertThat(requireNonNull(loan.outcomes().get("EndEvent_OfferExpired")).label())
                .isEqualTo(new Text("Expired", "Abgelaufen"));
    }

    @Test
    void readsAStep() {
        Step step = loan.step("Task_AssessApplication").orElseThrow();
        assertThat(step.elementType()).isEqualTo("userTask");
        assertThat(step.name()).isEqualTo(new Text("Assess application", "Antrag beurteilen"));
        assertThat(step.phase()).isEqualTo("checking");
        assertThat(step.waitingFor()).isEqualTo("us");
        assertThat(step.serviceLevel()).isEqualTo("loan-application.assess-application");
        assertThat(step.effortMinutes()).isEqualTo(25);
        assertThat(step.blendable()).isFalse();
        assertThat(loan.step("Task_ApproveLoan").orElseThrow().notSameAs()).isEqualTo("Task_AssessApplication");
    }

    @Test
    void formsDeclareWhatMayBeWritten() {
        assertThat(loan.startFields()).containsKeys("amount", "termMonths", "purpose", "monthlyIncome", "employment");
        Field amount = requireNonNull(loan.startFields().get("amount"));
        assertThat(amount.type()).isEqualTo("number");
        assertThat(amount.required()).isTrue();
        assertThat(requireNonNull(loan.startFields().get("purpose")).options()).isNotEmpty();
    }

    @Test
    void germanWordsAreMergedIntoAForm() {
        Form form = loan.startForm();
        assertThat(form).isNotNull();
        assertThat(form.schema("en").toString()).contains("Amount");
        assertThat(form.schema("de").toString()).contains("Betrag").doesNotContain("label=Amount");
        assertThat(form.schema("de").get("id")).isEqualTo(form.schema("en").get("id"));
    }
}
