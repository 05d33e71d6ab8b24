package dev.greenroom.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.greenroom.models.Publication.Origin;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import dev.greenroom.shared.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /engine-rest/deployment/create}: the address that Camunda Modeler and other stock clients deploy to. Stands in
 * front of the engine's own and answers in its words, but everything goes through the one door for models.
 */
class StockDoor extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(StockDoor.class);
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final transient Models models;
    private final transient Callers callers;

    StockDoor(Models models, Callers callers) {
        this.models = models;
        this.callers = callers;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"POST".equals(request.getMethod()) || request.getPathInfo() != null) {
            answer(response, 404, StockDeployment.refusal("not-found", "There is nothing at this address."));
            return;
        }
        try {
            Caller caller = callers.current();
            if (!caller.has(Role.PROCESS_OWNER) && !caller.has(Role.ADMINISTRATOR)) {
                answer(response, 403, StockDeployment.refusal("forbidden", "Only process owners publish models."));
                return;
            }
            deploy(caller, request, response);
        } catch (ModelRefused refused) {
            answer(response, 400, StockDeployment.refusal(refused.report()));
        } catch (Refusal refused) {
            answer(response, 400, StockDeployment.refusal("invalid-request", String.valueOf(refused.getMessage())));
        } catch (ServletException | IllegalStateException unreadable) {
            LOG.debug("Unreadable deployment", unreadable);
            answer(
                    response,
                    400,
                    StockDeployment.refusal(
                            "invalid-request",
                            "Send multipart/form-data with up to 1 MB in all and at most 50 parts."));
        }
    }

    private void deploy(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        List<ModelFile> files = new ArrayList<>();
        for (Part part : request.getParts()) {
            String name = part.getSubmittedFileName();
            if (name != null) {
                files.add(new ModelFile(ModelArchive.safeName(name), bytes(part)));
            }
        }
        if (files.isEmpty()) {
            throw new UploadRefused("no-file", "No resource to deploy.");
        }
        String tenant = field(request, "tenant-id");
        if (tenant != null && !tenant.isBlank()) {
            throw new UploadRefused("tenant", "There are no tenants here: leave tenant-id empty.");
        }
        boolean filter = "true".equalsIgnoreCase(field(request, "enable-duplicate-filtering"))
                || "true".equalsIgnoreCase(field(request, "deploy-changed-only"));
        String named = field(request, "deployment-name");
        Publication publication = new Publication(
                named == null || named.isBlank() ? files.get(0).baseName() : named.strip(),
                caller.name(),
                caller.has(Role.ADMINISTRATOR),
                Origin.BY_CONTENT,
                false,
                filter);
        Models.Published published = models.publish(files, publication);
        if (published.deployment().isEmpty()) {
            answer(response, 400, StockDeployment.refusal(published.report()));
            return;
        }
        String address = request.getRequestURL().toString().replaceFirst("create$", "");
        answer(response, 200, StockDeployment.of(published.deployment().get(), address));
    }

    private static @Nullable String field(HttpServletRequest request, String name)
            throws IOException, ServletException {
        Part part = request.getPart(name);
        return part == null || part.getSize() > 1000 ? null : new String(bytes(part), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(ModelArchive.MAX_FILE + 1);
        }
    }

    private static void answer(HttpServletResponse response, int status, Map<String, @Nullable Object> body)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        MAPPER.writeValue(response.getOutputStream(), body);
    }
}
