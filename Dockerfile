# Build: docker build -t sentry-logger .      Run: docker run -p 8080:8080 -v sentry-logger:/data sentry-logger
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml .
RUN mvn -B -q -ntp dependency:go-offline || true
COPY . .
RUN mvn -B -q -ntp -DskipTests package && java -Djarmode=tools -jar target/sentry-logger.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --create-home --home-dir /app sentry && mkdir /data && chown sentry /data
WORKDIR /app
COPY --from=build /src/layers/dependencies/ ./
COPY --from=build /src/layers/spring-boot-loader/ ./
COPY --from=build /src/layers/snapshot-dependencies/ ./
COPY --from=build /src/layers/application/ ./
USER sentry
ENV DATA_DIR=/data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "sentry-logger.jar"]
