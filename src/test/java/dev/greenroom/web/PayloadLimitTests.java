package dev.greenroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

/** Parts without a length are for those addresses alone that take files. */
class PayloadLimitTests {

    private final List<Exception> refused = new ArrayList<>();
    private final PayloadLimit limit = new PayloadLimit((request, response, handler, failure) -> {
        refused.add(failure);
        return new ModelAndView();
    });

    @Test
    void partsWithoutALengthAreForFilesAlone() throws ServletException, IOException {
        assertThat(passes("/api/cases/LN-1/documents")).isTrue();
        assertThat(passes("/api/intake/table")).isTrue();
        assertThat(passes("/engine-rest/deployment/create")).isTrue();
        assertThat(passes("/api/models")).isFalse();
        assertThat(passes("/api/work/bulk")).isFalse();
        assertThat(refused).hasSize(2).allMatch(PayloadLimit.LengthMissing.class::isInstance);
    }

    private boolean passes(String path) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setContentType("Multipart/Form-Data; boundary=cut");
        MockFilterChain chain = new MockFilterChain();
        limit.doFilter(request, new MockHttpServletResponse(), chain);
        return chain.getRequest() != null;
    }
}
