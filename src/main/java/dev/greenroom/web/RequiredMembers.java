package dev.greenroom.web;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In the API's description a record's member is required unless it may be null. */
@Component
class RequiredMembers implements ModelConverter {

    private static final String REF = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw =
                TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord() && raw.getPackageName().startsWith("dev.greenroom")) {
            require(raw, defined(schema, context));
        }
        return schema;
    }

    private static @Nullable Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        String ref = schema.get$ref();
        return ref == null ? schema : context.getDefinedModels().get(ref.replace(REF, ""));
    }

    private static void require(Class<?> type, @Nullable Schema<?> schema) {
        Map<String, ?> properties = schema == null ? null : schema.getProperties();
        if (schema == null || properties == null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            boolean known = properties.containsKey(component.getName());
            boolean already =
                    schema.getRequired() != null && schema.getRequired().contains(component.getName());
            if (known && !already && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.addRequiredItem(component.getName());
            }
        }
    }
}
